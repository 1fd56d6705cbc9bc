using DailyCam.Core.Capture.Fragments;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Capture;

public sealed class FragmentReaderTests
{
    [Theory]
    [InlineData("00000004 66747970")] // shorter than its own header
    [InlineData("00000000 66747970")] // "to the end of the file"
    [InlineData("7FFFFFFF 6D6F6F76")] // a moov of 2 GB
    [InlineData("00000001 6D6F6F76 7FFFFFFFFFFFFFFF")]
    [InlineData("00000010 6D6F6F76 0000FFFF 7472616B")] // a trak that is longer than its moov
    [InlineData("00000008 6D6F6F76")] // a moov without a track
    public async Task A_hostile_init_is_refused_without_reading_on(string hex)
    {
        var reader = new FragmentReader(new MemoryStream(Convert.FromHexString(hex.Replace(" ", string.Empty, StringComparison.Ordinal))));

        await Assert.ThrowsAsync<InvalidDataException>(() => reader.ReadInitAsync(CancellationToken.None));
    }

    [Fact]
    public async Task An_output_that_ends_before_the_init_is_over_and_not_an_error() =>
        Assert.Null(await new FragmentReader(new MemoryStream([0, 0, 0])).ReadInitAsync(CancellationToken.None));

    [Fact]
    public void Random_bytes_never_lead_outside_the_array()
    {
        Prop.ForAll<byte[], byte>((noise, type) =>
        {
            // A well-formed frame around noise, so that the inner readers see it.
            foreach (var body in new[] { Box("traf", [.. Box("tfhd", [0, 0, 0, type, 0, 0, 0, 1]), .. Box("tfdt", noise), .. Box("trun", noise)]), noise })
            {
                AssertRefusesOrReads(() => MoofReader.Read(Box("moof", body), 1, default));
                AssertRefusesOrReads(() => InitReader.Read(Box("moov", body)));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithQuietOnSuccess(true));
    }

    [Theory]
    [InlineData(0x02000000u, true)]
    [InlineData(0x01010000u, false)]
    public void The_first_samples_flags_say_whether_it_is_a_key_frame(uint flags, bool isKey)
    {
        // As FFmpeg writes it: defaults say "no key frame", first_sample_flags of the run override them; durations by default 3000 ticks.
        var facts = MoofReader.Read(
            Box("moof", Box("traf", [
                .. Box("tfhd", [0, 0x02, 0, 0x28, 0, 0, 0, 1, 0, 0, 0x0B, 0xB8, 0x01, 0x01, 0, 0]),
                .. Box("tfdt", [1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 5]),
                .. Box("trun", [0, 0, 0, 0x05, 0, 0, 0, 15, 0, 0, 0, 0, .. BigEndian(flags)])])),
            1,
            default);

        Assert.Equal(new FragmentFacts(15, isKey, 0x1_0000_0005, 45_000), facts);
    }

    private static void AssertRefusesOrReads(Action read)
    {
        try
        {
            read();
        }
        catch (InvalidDataException)
        {
            // The one way to refuse.
        }
    }

    private static byte[] Box(string type, byte[] body) => [.. BigEndian((uint)body.Length + 8), .. System.Text.Encoding.ASCII.GetBytes(type), .. body];

    private static byte[] BigEndian(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
