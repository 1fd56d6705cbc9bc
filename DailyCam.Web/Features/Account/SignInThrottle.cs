using System.Net;
using System.Net.Sockets;

namespace DailyCam.Web.Features.Account;

/// <summary>
/// Slows down guessing of passwords: a wait that doubles with each failure, by account and address, by address, and by account from anywhere.
/// Nobody is locked out for good, and an account under attack from elsewhere stays open to an address that has signed in to it before.
/// Safe from any thread.
/// </summary>
internal sealed class SignInThrottle(TimeProvider clock)
{
    /// <summary>Failures after which waiting begins. A family at one address mistypes; a whole address or account gets more room than one pair of them.</summary>
    private static readonly Limit Pair = new(5, TimeSpan.FromMinutes(15));
    private static readonly Limit Address = new(20, TimeSpan.FromMinutes(15));
    private static readonly Limit Account = new(50, TimeSpan.FromSeconds(30));

    /// <summary>Failures older than this are forgotten.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    /// <summary>Most keys remembered (a few MB); beyond it the oldest go, which only ever makes it milder.</summary>
    private const int MaxKeys = 20_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Record> failures = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>How long this try must wait; zero when it may go ahead. A try that waits is not counted.</summary>
    public TimeSpan Wait(string user, IPAddress? address)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            return Keys(user, address).Select(key => Remaining(key.Key, key.Limit, now)).Max();
        }
    }

    public void Failed(string user, IPAddress? address)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            MakeRoom(now);
            foreach (var (key, _) in Keys(user, address))
            {
                var before = failures.TryGetValue(key, out var record) && now - record.LastAt < Memory ? record.Count : 0;
                failures[key] = new Record(before + 1, now);
            }
        }
    }

    public void Succeeded(string user, IPAddress? address)
    {
        lock (gate)
        {
            failures.Remove(PairKey(user, address));
            if (known.Count < MaxKeys)
            {
                known.Add(PairKey(user, address));
            }
        }
    }

    private IEnumerable<(string Key, Limit Limit)> Keys(string user, IPAddress? address)
    {
        yield return (PairKey(user, address), Pair);
        yield return ($"a {Net(address)}", Address);
        if (!known.Contains(PairKey(user, address)))
        {
            yield return ($"u {user.ToUpperInvariant()}", Account);
        }
    }

    private static string PairKey(string user, IPAddress? address) => $"p {Net(address)} {user.ToUpperInvariant()}";

    /// <summary>An IPv6 household has a whole /64 to itself, and so has somebody who guesses.</summary>
    internal static string Net(IPAddress? address)
    {
        if (address is null || address.AddressFamily is not AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return address?.MapToIPv4().ToString() ?? "local";
        }

        return Convert.ToHexString(address.GetAddressBytes(), 0, 8);
    }

    private TimeSpan Remaining(string key, Limit limit, DateTimeOffset now)
    {
        if (!failures.TryGetValue(key, out var record) || record.Count < limit.Free)
        {
            return TimeSpan.Zero;
        }

        // 1, 2, 4 … seconds; 2^20 s is beyond any limit, and keeps the power from overflowing.
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(record.Count - limit.Free, 20)));
        var until = record.LastAt + (pause < limit.Longest ? pause : limit.Longest);
        return until > now ? until - now : TimeSpan.Zero;
    }

    private void MakeRoom(DateTimeOffset now)
    {
        if (failures.Count < MaxKeys)
        {
            return;
        }

        foreach (var (key, record) in failures.OrderBy(static pair => pair.Value.LastAt).ToArray())
        {
            if (now - record.LastAt < Memory && failures.Count < MaxKeys * 3 / 4)
            {
                return;
            }

            failures.Remove(key);
        }
    }

    private readonly record struct Record(int Count, DateTimeOffset LastAt);

    private sealed record Limit(int Free, TimeSpan Longest);
}
