using System.Net;
using System.Security.Cryptography;
using System.Text;
using DailyCam.Core;
using DailyCam.Core.Data;
using DailyCam.Web.Features.Account;

namespace DailyCam.Web.Features.Setup;

/// <summary>
/// Whether the home still has no account, and the one way to make the first: with the code that only somebody who can read the log has.
/// Two claims at once: one wins. Safe from any thread.
/// </summary>
internal sealed class SetupDesk(SignInThrottle throttle) : IDisposable
{
    /// <summary>What the throttle counts wrong codes under; no account can have this name.</summary>
    private const string ThrottleKey = "\u0000setup";

    private readonly SemaphoreSlim oneClaim = new(1, 1);

    /// <summary>True from the start of the process until there is an account; while it is, every page leads to set-up.</summary>
    public bool IsNeeded { get; private set; }

    /// <summary>The one-time code, in three groups to be typed easily; about 60 random bits, new at every start.</summary>
    public string Code { get; } = Grouped(ShortId.New());

    public void Open() => IsNeeded = true;

    /// <summary>
    /// Makes the first administrator; the problems are empty when it exists afterwards. Whatever is wrong with name and password is told together with a wrong code: the code is typed from a log on
    /// another screen, and nobody does that gladly twice.
    /// </summary>
    public async Task<IReadOnlyList<Problem>> ClaimAsync(People people, string? code, string? user, string? password, string? language, IPAddress? address, CancellationToken cancellationToken)
    {
        var wait = throttle.Wait(ThrottleKey, address);
        if (wait > TimeSpan.Zero)
        {
            return [new Problem("SignInWait", null, Math.Ceiling(wait.TotalSeconds)), .. People.Look(user, password)];
        }

        await oneClaim.WaitAsync(cancellationToken);
        try
        {
            if (!IsNeeded || await people.AnyAsync(cancellationToken))
            {
                IsNeeded = false;
                return [new Problem("SetupDone")];
            }

            var problems = People.Look(user, password);
            if (!IsCode(code))
            {
                if (!string.IsNullOrWhiteSpace(code))
                {
                    throttle.Failed(ThrottleKey, address); // A field left empty is no guess.
                }

                return [new Problem("SetupCodeWrong", "code"), .. problems];
            }

            problems = problems.Count > 0 ? problems : await people.AddAsync(user, password, Roles.Admin, language);
            IsNeeded = problems.Count > 0;
            return problems;
        }
        finally
        {
            oneClaim.Release();
        }
    }

    public void Dispose() => oneClaim.Dispose();

    private bool IsCode(string? code)
    {
        var typed = (code ?? string.Empty).Replace("-", string.Empty, StringComparison.Ordinal).Replace(" ", string.Empty, StringComparison.Ordinal).ToLowerInvariant();
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(typed), Encoding.UTF8.GetBytes(Code.Replace("-", string.Empty, StringComparison.Ordinal)));
    }

    private static string Grouped(string id) => $"{id[..4]}-{id[4..8]}-{id[8..]}";
}
