using DailyCam.Core.Archive;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Archive;

public sealed class FragmentIndexTests
{
    private static readonly Arbitrary<FragmentEntry[]> Entries = (
        from offset in Gen.Choose(0, int.MaxValue)
        from size in Gen.Choose(0, int.MaxValue)
        from start in Gen.Choose(-1000, int.MaxValue)
        from duration in Gen.Choose(0, int.MaxValue)
        from key in Gen.Elements(true, false)
        select new FragmentEntry(offset, size, start, duration, key)).ArrayOf().ToArbitrary();

    [Fact]
    public void What_was_packed_is_unpacked() => Prop.ForAll(
        Entries, static entries => FragmentIndex.Unpack(FragmentIndex.Pack(entries)).SequenceEqual(entries)).QuickCheckThrowOnFailure();

    [Fact]
    public void Ten_minutes_of_fragments_take_less_than_ten_kilobytes()
    {
        var entries = new List<FragmentEntry>();
        for (var index = 0; index < 1200; index++)
        {
            entries.Add(FragmentEntry.Of(entries.LastOrDefault().EndOffset, 120_000 + (index % 977), TimeSpan.FromSeconds(index * 0.5), TimeSpan.FromSeconds(0.5), index % 4 == 0));
        }

        Assert.InRange(FragmentIndex.Pack(entries).Length, 1200, 10_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("0200")]
    [InlineData("01FFFFFFFFFFFFFFFFFF01")]
    [InlineData("010100")]
    [InlineData("0102000000000000")]
    public void A_damaged_blob_is_refused(string hex) =>
        Assert.Throws<InvalidDataException>(() => FragmentIndex.Unpack(Convert.FromHexString(hex)));

    [Fact]
    public void Rounded_neighbours_still_touch()
    {
        var third = TimeSpan.FromTicks(TimeSpan.TicksPerSecond / 3);
        var entries = Enumerable.Range(0, 100).Select(index => FragmentEntry.Of(index, 1, third * index, third, false)).ToArray();
        Assert.All(entries.Zip(entries.Skip(1)), static pair => Assert.Equal(pair.First.EndMilliseconds, pair.Second.StartMilliseconds));
        Assert.Equal(33_333, entries[^1].EndMilliseconds);
    }
}
