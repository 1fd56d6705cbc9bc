using System.Net;
using DailyCam.Web.Features.Account;

namespace DailyCam.Web.Features.Clips;

/// <summary>
/// Limits how many addresses of links that open nothing one network may try. Nobody guesses 256 bits; this keeps a storm of tries from the database, and whoever tries is told the same
/// whatever was wrong. Safe from any thread.
/// </summary>
internal sealed class ShareThrottle(TimeProvider clock)
{
    /// <summary>A family opens old links, and their messengers look at them again.</summary>
    public const int Free = 30;

    /// <summary>So long tries add up, and so long it takes until there are new ones.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Most networks remembered (a few MB); beyond it all are forgotten, which only ever makes it milder.</summary>
    private const int MostNetworks = 20_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Record> failures = new(StringComparer.Ordinal);

    /// <summary>How long this network must wait; zero when it may try.</summary>
    public TimeSpan Wait(IPAddress? address)
    {
        lock (gate)
        {
            return failures.TryGetValue(SignInThrottle.Net(address), out var record) && record.Count >= Free && record.Since + Window - clock.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero;
        }
    }

    public void Failed(IPAddress? address)
    {
        lock (gate)
        {
            var (network, now) = (SignInThrottle.Net(address), clock.GetUtcNow());
            if (failures.Count >= MostNetworks)
            {
                failures.Clear();
            }

            failures[network] = failures.TryGetValue(network, out var record) && now - record.Since < Window ? record with { Count = record.Count + 1 } : new Record(1, now);
        }
    }

    private readonly record struct Record(int Count, DateTimeOffset Since);
}
