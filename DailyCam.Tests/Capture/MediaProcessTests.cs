using System.Diagnostics;
using System.Text;
using DailyCam.Core.Capture.Processes;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Capture;

public sealed class MediaProcessTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly LauncherFixture children = new();

    public void Dispose() => children.Dispose();

    [Fact]
    public async Task A_child_gets_bytes_on_its_input_and_gives_them_on_its_output()
    {
        await using var child = await children.ShellAsync("cat", writesInput: true);
        var sent = new byte[300_000];
        Random.Shared.NextBytes(sent);

        var write = Task.Run(async () =>
        {
            await child.Input.WriteAsync(sent);
            await child.Input.DisposeAsync();
        });
        using var received = new MemoryStream();
        await child.Output.CopyToAsync(received);
        await write;
        var exit = await child.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience);

        Assert.Equal(sent, received.ToArray());
        Assert.Equal(new MediaProcessExit(0, false, exit.LastLines), exit);
    }

    [Fact]
    public async Task A_child_that_is_not_written_to_sees_the_end_of_its_input_at_once()
    {
        await using var child = await children.ShellAsync("cat; echo over");

        Assert.Equal("over\n", await new StreamReader(child.Output).ReadToEndAsync().WaitAsync(Patience));
    }

    [Fact]
    public async Task Background_work_gives_way_to_everything_else()
    {
        var (before, background) = (await NicenessAsync(false), await NicenessAsync(true));
        Assert.Equal(Math.Min(19, before + 10), background);
    }

    [Fact]
    public async Task An_end_nobody_asked_for_keeps_its_code_and_last_words()
    {
        await using var child = await children.ShellAsync("echo first >&2; echo why >&2; exit 7");
        var exit = await child.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience);

        Assert.Equal(7, exit.Code);
        Assert.False(exit.Asked);
        Assert.Equal(["first", "why"], exit.LastLines);
    }

    [Fact]
    public async Task A_missing_program_is_a_file_not_found()
    {
        var start = () => children.Launcher.StartAsync(new MediaCommand { Label = "test", Program = "no-such-program-here", Arguments = [] }, CancellationToken.None);

        await Assert.ThrowsAsync<FileNotFoundException>(start);
    }

    [Fact]
    public async Task Ten_megabytes_of_complaints_neither_block_the_child_nor_fill_the_memory()
    {
        var lines = 0;
        await using var child = await children.ShellAsync("yes 'a complaint of some length, again and again' | head -c 10000000 >&2; echo >&2; echo last >&2", errorLine: _ => Interlocked.Increment(ref lines));
        var exit = await child.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience);

        Assert.Equal(0, exit.Code);
        Assert.True(lines > 200_000, $"{lines} lines");
        Assert.Equal(100, exit.LastLines.Count);
        Assert.Equal("last", exit.LastLines[^1]);
    }

    [Fact]
    public async Task A_polite_stop_is_enough_for_a_child_that_listens()
    {
        await using var child = await children.ShellAsync("trap 'echo bye >&2; exit 3' TERM; echo ready; while :; do sleep 0.05; done");
        await new StreamReader(child.Output).ReadLineAsync().WaitAsync(Patience);
        var exit = await child.StopAsync(Patience);

        Assert.Equal(3, exit.Code);
        Assert.True(exit.Asked);
        Assert.Equal(["bye"], exit.LastLines);
    }

    [Fact]
    public async Task A_frozen_child_is_killed_when_the_grace_is_over()
    {
        await using var child = await children.ShellAsync("kill -STOP $$");
        await Eventually.Is(() => StateOf(child.ProcessId) == 'T', Patience, "the child is frozen");

        var watch = Stopwatch.StartNew();
        var exit = await child.StopAsync(TimeSpan.FromMilliseconds(300));

        Assert.Equal(137, exit.Code);
        Assert.True(exit.Asked);
        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(1300));
    }

    [Fact]
    public async Task Disposing_a_running_child_ends_it_and_leaves_no_zombie()
    {
        var child = await children.ShellAsync("exec sleep 100");
        await child.DisposeAsync();

        await Eventually.Is(() => !Directory.Exists($"/proc/{child.ProcessId}"), Patience, "the child is gone and reaped");
    }

    [Fact]
    public async Task Waiting_can_be_given_up_without_ending_the_child()
    {
        await using var child = await children.ShellAsync("exec sleep 100");
        using var given = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => child.WaitForExitAsync(given.Token));
        Assert.True(Directory.Exists($"/proc/{child.ProcessId}"));
    }

    [Fact]
    public async Task A_grandchild_that_holds_the_pipe_does_not_hold_the_wait()
    {
        await using var child = await children.ShellAsync("sleep 5 >/dev/null & exit 4");
        var exit = await child.WaitForExitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(4));

        Assert.Equal(4, exit.Code);
    }

    [Fact]
    public async Task Secrets_never_leave_a_line_raw_or_encoded()
    {
        const string Secret = "pä@ss:/w?rd#%^!한글";
        var seen = new List<string>();
        var script = $"echo 'raw {Secret} end' >&2; echo 'url rtsp://u:{Uri.EscapeDataString(Secret)}@host/x: failed' >&2";
        await using var child = await children.ShellAsync(script, secrets: [Secret], errorLine: line => { lock (seen) { seen.Add(line); } });
        var exit = await child.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience);

        Assert.Equal(["raw *** end", "url rtsp://***@host/x: failed"], exit.LastLines);
        Assert.Equal(exit.LastLines, seen);
    }

    [Fact]
    public async Task Children_speak_untranslated_in_utc_and_know_no_secret_of_ours()
    {
        // A word no machine has in its own environment.
        var secret = Guid.NewGuid().ToString("N");
        Environment.SetEnvironmentVariable("DailyCam__Test__Password", secret);
        Environment.SetEnvironmentVariable("DailyCam__Test__ConnectionString", $"Host=localhost;Password={secret}");
        await using var child = await children.ShellAsync($"echo $TZ $LC_ALL; env | grep -c {secret}");

        Assert.Equal("UTC C\n0\n", await new StreamReader(child.Output).ReadToEndAsync().WaitAsync(Patience));
    }

    [Fact]
    public async Task Leftovers_of_our_own_data_folder_are_found_and_nobody_elses()
    {
        await using var child = await children.ShellAsync("exec sleep 100");
        var ours = LeftoverChildren.MarkerFor(children.Layout.Root);

        // While one program takes the place of another in a process, its surroundings cannot be read; a leftover has long been what it is.
        await Eventually.Is(() => File.ReadAllText($"/proc/{child.ProcessId}/comm").Trim() == "sleep", TimeSpan.FromSeconds(20), "the child sleeps");
        Assert.Equal([child.ProcessId], LeftoverChildren.Find(ours, long.MaxValue));
        Assert.Empty(LeftoverChildren.Find(LeftoverChildren.MarkerFor("/another/folder"), long.MaxValue));
        Assert.Empty(LeftoverChildren.Find(ours, LeftoverChildren.StartedAt(Environment.ProcessId)!.Value));
    }

    [Fact]
    public void A_line_without_an_end_is_cut_and_the_next_one_is_whole()
    {
        var lines = new List<string>();
        var reader = new ErrorLines(lines.Add);
        reader.Add(Encoding.UTF8.GetBytes(new string('x', 5000)));
        reader.Add("\r\nsecond\rthi"u8);
        reader.Add("rd"u8);
        reader.Flush();

        Assert.Equal([new string('x', ErrorLines.MaxLineBytes), "second", "third"], lines);
    }

    private static char StateOf(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        return stat[stat.LastIndexOf(')') + 2];
    }

    /// <summary>What a child says of its own priority: 0 by default, 19 the most patient.</summary>
    private async Task<int> NicenessAsync(bool isBackground)
    {
        var command = new MediaCommand { Label = "test", Program = "nice", Arguments = [], IsBackground = isBackground };
        await using var child = await children.Launcher.StartAsync(command, CancellationToken.None);
        return int.Parse(await new StreamReader(child.Output).ReadToEndAsync().WaitAsync(Patience), System.Globalization.CultureInfo.InvariantCulture);
    }
}
