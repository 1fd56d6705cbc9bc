using DailyCam.Web.Components.Shared;
using Microsoft.JSInterop;
using Xunit;

namespace DailyCam.Tests.Components;

public sealed class BrowserPartTests
{
    [Fact]
    public async Task A_module_that_was_not_fetched_is_asked_for_by_another_name_because_browsers_remember_the_failure()
    {
        var browser = new FailingOnce();
        await using var part = new BrowserPart("./some/part.mjs", "begin");
        await Assert.ThrowsAsync<JSException>(() => part.BeginAsync(browser));
        Assert.False(part.HasBegun);
        await part.BeginAsync(browser);
        Assert.True(part.HasBegun);
        Assert.Equal(["./some/part.mjs", "./some/part.mjs?again=2"], browser.Asked);
    }

    private sealed class FailingOnce : IJSRuntime
    {
        public List<string> Asked { get; } = [];

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => InvokeAsync<TValue>(identifier, CancellationToken.None, args);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args)
        {
            Asked.Add((string)args![0]!);
            return Asked.Count == 1 ? ValueTask.FromException<TValue>(new JSException("Failed to fetch")) : ValueTask.FromResult((TValue)(object)new Handle());
        }
    }

    private sealed class Handle : IJSObjectReference
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => InvokeAsync<TValue>(identifier, CancellationToken.None, args);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
            ValueTask.FromResult(identifier == "begin" ? (TValue)(object)new Handle() : default!);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
