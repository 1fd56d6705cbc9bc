using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Web.Features.Incidents;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace DailyCam.Tests.Incidents;

/// <summary>What the inbox shows stands in its address, whole, and comes back from it.</summary>
public sealed class InboxFilterTests
{
    private static readonly TimeZoneInfo Seoul = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");
    private static readonly DateTimeOffset At = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
    private static readonly CameraId Camera = new("camera222222");
    private static readonly IncidentId Id = new("bbbbbbbbbbbb");

    [Fact]
    public void Every_choice_comes_back_from_the_address_it_wrote()
    {
        Severity?[] severities = [null, .. Enum.GetValues<Severity>()];
        CameraId?[] cameras = [null, Camera];
        ReviewState?[] reviews = [null, .. Enum.GetValues<ReviewState>()];
        DateOnly?[] days = [null, new DateOnly(2026, 11, 20)];
        IncidentCursor?[] places = [null, new IncidentCursor(At, Id)];
        var choices =
            from severity in severities
            from camera in cameras
            from review in reviews
            from day in days
            from after in places
            select new InboxFilter { Severity = severity, Camera = camera, Review = review, From = day, To = day?.AddDays(3), After = after };
        var all = choices.ToList();
        Assert.Equal(5 * 2 * 5 * 2 * 2, all.Count);
        Assert.All(all, static filter => Assert.Equal(filter, Read(filter.Address)));
        Assert.Equal(all.Count, all.Select(static filter => filter.Address).Distinct().Count());
    }

    [Fact]
    public void The_plain_inbox_has_a_plain_address_and_leads_to_an_incident_and_back()
    {
        Assert.Equal("incidents", new InboxFilter().Address);
        Assert.Equal("incidents?review=all", InboxFilter.Everything.Address);
        var asked = new InboxFilter { Severity = Severity.Danger, Review = ReviewState.FalseAlarm, From = new DateOnly(2026, 11, 1) };
        Assert.Equal("incidents?severity=danger&review=falseAlarm&from=2026-11-01", asked.Address);
        Assert.Equal("incidents/bbbbbbbbbbbb?severity=danger&review=falseAlarm&from=2026-11-01", asked.AddressOf(Id));
        Assert.Equal("incidents/bbbbbbbbbbbb", new InboxFilter().AddressOf(Id));
    }

    [Theory]
    [InlineData("incidents?severity=7&review=2&camera=..%2F..&from=yesterday&to=0001-01-01&after=1")]
    [InlineData("incidents?severity=&review=&camera=&from=&to=&after=")]
    [InlineData("incidents?from=9999-12-31&after=99999999999999999-bbbbbbbbbbbb&severity=dangerous")]
    public void A_word_that_is_none_is_left_out(string address) => Assert.Equal(new InboxFilter(), Read(address));

    [Fact]
    public void Days_that_were_chosen_the_wrong_way_round_are_turned_and_words_may_be_written_in_any_case()
    {
        var filter = Read("incidents?from=2026-11-20&to=2026-11-03&severity=ACCIDENT&review=All");
        Assert.Equal((new DateOnly(2026, 11, 3), new DateOnly(2026, 11, 20), Severity.Accident, null), (filter.From, filter.To, filter.Severity, filter.Review));
    }

    [Fact]
    public void Days_are_the_viewers_and_wait_for_his_zone()
    {
        var filter = new InboxFilter { Camera = Camera, From = new DateOnly(2026, 11, 19), To = new DateOnly(2026, 11, 20) };
        Assert.True(filter.HasDays);
        var query = filter.Query(Seoul);
        Assert.Equal((new DateTimeOffset(2026, 11, 18, 15, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero)), (query.From, query.To));
        Assert.Equal((Camera, ReviewState.New), (query.Camera, query.Review));
        Assert.Null(filter.Query(null).From);
        Assert.False(new InboxFilter().HasDays);
    }

    [Fact]
    public void Only_the_inbox_without_a_choice_may_say_that_nothing_waits()
    {
        Assert.True(new InboxFilter().IsPlain);
        Assert.False(new InboxFilter { After = new IncidentCursor(At, Id) }.IsPlain);
        Assert.False(new InboxFilter { Severity = Severity.Accident }.IsPlain);
        Assert.False(InboxFilter.Everything.IsPlain);
        Assert.False(new InboxFilter { To = new DateOnly(2026, 11, 20) }.IsPlain);
    }

    private static InboxFilter Read(string address)
    {
        var question = address.IndexOf('?', StringComparison.Ordinal);
        var words = QueryHelpers.ParseQuery(question < 0 ? string.Empty : address[question..]);
        string? Word(string key) => words.TryGetValue(key, out var value) ? value.ToString() : null;
        return InboxFilter.Read(Word("severity"), Word("camera"), Word("review"), Word("from"), Word("to"), Word("after"));
    }
}
