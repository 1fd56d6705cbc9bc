using DailyCam.Core.Jobs;
using Xunit;

namespace DailyCam.Tests.Jobs;

public sealed class JobRetryRuleTests
{
    private static readonly JobOptions Options = new();

    [Theory]
    [InlineData(1, 5)]
    [InlineData(3, 5)]
    [InlineData(4, null)]
    public void A_failure_is_tried_again_five_seconds_later_and_at_most_three_times(int failures, int? seconds) =>
        Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, JobRetryRule.NextDelay(new IOException(), failures, Options));

    [Fact]
    public void A_rejection_is_final_at_once() => Assert.Null(JobRetryRule.NextDelay(new JobRejectedException(), 1, Options));

    [Fact]
    public void The_other_sides_delay_is_kept_within_the_longest_one_and_counts_as_a_try()
    {
        Assert.Equal(TimeSpan.FromSeconds(42), JobRetryRule.NextDelay(new JobDelayedException("busy", TimeSpan.FromSeconds(42)), 1, Options));
        Assert.Equal(Options.LongestDelay, JobRetryRule.NextDelay(new JobDelayedException("busy", TimeSpan.FromDays(9)), 1, Options));
        Assert.Null(JobRetryRule.NextDelay(new JobDelayedException("busy", TimeSpan.FromSeconds(42)), 4, Options));
        Assert.Equal(Options.RetryDelay, JobRetryRule.NextDelay(new JobDelayedException("busy"), 1, Options));
    }
}
