using System.Globalization;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Media;

[Trait(Suites.Key, Suites.Slow)]
public sealed class ClockLabTests
{
    [Fact]
    public async Task A_running_process_sees_the_step_of_its_own_clock_and_nobody_else_does()
    {
        Assert.SkipUnless(ClockLab.WhyNot is null, $"{DiskLab.CannotHere} step a process's clock: {ClockLab.WhyNot}");
        using var clock = ClockLab.TryCreate()!;
        await using var process = TestProcess.Start("/usr/bin/python3", ["-u", "-c", "import time\nwhile True: print(int(time.time())); time.sleep(0.2)"], clock.Environment);
        await process.SaysAsync(line => Math.Abs(Off(line)) < 60, TimeSpan.FromSeconds(20), "the machine's time");
        clock.Step(TimeSpan.FromHours(1));
        await process.SaysAsync(line => Math.Abs(Off(line) - 3600) < 60, TimeSpan.FromSeconds(20), "a time an hour ahead");
    }

    private static double Off(string line) => double.Parse(line, CultureInfo.InvariantCulture) - TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
}
