using System.Globalization;

namespace DailyCam.Tests.Analysis.Asking;

/// <summary>What a scripted provider does with one request.</summary>
internal sealed class Step
{
    private const int HugeBytes = 5_000_000;

    private readonly Func<ScriptedExchange, Task> act;

    private Step(Func<ScriptedExchange, Task> act) => this.act = act;

    public Task PlayAsync(ScriptedExchange exchange) => act(exchange);

    /// <summary>Anything at all.</summary>
    public static Step Do(Func<ScriptedExchange, Task> act) => new(act);

    /// <summary>200 with this text as the model's answer.</summary>
    public static Step Answer(string text, ScriptedUsage? usage = null, ScriptedEnd end = ScriptedEnd.Whole) => new(exchange =>
        exchange.BillAsync(usage ?? new(), exchange.Dialect.Answer(text, end, usage ?? new())));

    /// <summary>The same between code fences.</summary>
    public static Step Fenced(string json, ScriptedUsage? usage = null) => Answer($"```json\n{json}\n```", usage);

    /// <summary>The output limit was reached while the model was still thinking: a candidate, but no text.</summary>
    public static Step Empty(ScriptedUsage? usage = null, ScriptedEnd end = ScriptedEnd.CutOff) => Answer(string.Empty, usage ?? new ScriptedUsage(Thoughts: 8000, Output: 0), end);

    /// <summary>200, whole by HTTP, but the JSON ends in the middle. Billed all the same.</summary>
    public static Step CutJson(ScriptedUsage? usage = null) => new(exchange =>
    {
        var whole = exchange.Dialect.Answer("{\"a\":1}", ScriptedEnd.Whole, usage ?? new());
        return exchange.BillAsync(usage ?? new(), whole[..(whole.Length / 2)]);
    });

    public static Step BlockedPrompt(ScriptedUsage? usage = null) => new(exchange => exchange.BillAsync(usage ?? new ScriptedUsage(Output: 0), exchange.Dialect.BlockedPrompt(usage ?? new ScriptedUsage(Output: 0))));

    public static Step NoCandidates() => new(static exchange => exchange.SendAsync(200, exchange.Dialect.NoCandidates()));

    public static Step Status(int status, string message = "scripted", string? reason = null) => new(exchange => exchange.SendAsync(status, exchange.Dialect.Error(new ScriptedError(status, message, reason))));

    /// <summary>The key is fine, but not for this project.</summary>
    public static Step OtherProject() => Status(403, "Permission denied on resource project another-project.");

    /// <summary>429 with the wait in the body, in the header, in both or in neither.</summary>
    public static Step Quota(TimeSpan? retryInfo = null, TimeSpan? retryAfter = null) => new(exchange => exchange.SendAsync(
        429,
        exchange.Dialect.Error(new ScriptedError(429, "Resource exhausted.", RetryInfo: retryInfo)),
        header: retryAfter is { } wait ? ("Retry-After", wait.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)) : null));

    /// <summary>An answer of 5 MB.</summary>
    public static Step Huge(bool withLength = true) => new(exchange =>
        exchange.SendAsync(200, exchange.Dialect.Answer(new string('x', HugeBytes), ScriptedEnd.Whole, new()), withLength: withLength));

    public static Step Raw(int status, string body, string type = "application/json", (string Name, string Value)? header = null) => new(exchange => exchange.SendAsync(status, body, type, header: header));

    public static Step Hang() => new(static exchange => exchange.HangAsync());

    public static Step SlowDrip() => new(static exchange => exchange.DripAsync());

    /// <summary>The connection breaks in the middle of the answer.</summary>
    public static Step CutConnection() => new(static exchange => exchange.SendPartAsync(exchange.Dialect.Answer("{}", ScriptedEnd.Whole, new())));

    /// <summary>The connection is reset before anything was answered.</summary>
    public static Step Reset() => new(static exchange =>
    {
        exchange.Reset();
        return Task.CompletedTask;
    });

    /// <summary>Waits for the test before it goes on, so that it can look at what is the case meanwhile.</summary>
    public static Step After(Task signal, Step then) => new(async exchange =>
    {
        await signal;
        await then.PlayAsync(exchange);
    });
}
