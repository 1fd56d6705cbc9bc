using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace DailyCam.Web.Features.Account;

/// <summary>
/// Opens session cookies, each one once: what a cookie says never changes. Whether it is still good is another question, asked at each request
/// (<see cref="SessionGate"/>). Safe from any thread.
/// </summary>
internal sealed class SessionCookies : IPostConfigureOptions<CookieAuthenticationOptions>
{
    /// <summary>Under which a ticket carries its <see cref="Session"/> to the gate; in memory only.</summary>
    public const string SessionKey = "dailycam:session";

    /// <summary>Cookies in memory; about 2 kB each. A home has a dozen, and a person has two while one is renewed.</summary>
    private const int MostCookies = 512;

    private readonly ConcurrentDictionary<string, Session> sessions = new(StringComparer.Ordinal);

    public void PostConfigure(string? name, CookieAuthenticationOptions options)
    {
        if (name == IdentityConstants.ApplicationScheme)
        {
            options.TicketDataFormat = new Format(this, options.TicketDataFormat, name);
        }
    }

    private void Remember(string cookie, AuthenticationTicket ticket)
    {
        if (sessions.Count >= MostCookies)
        {
            sessions.Clear();
        }

        sessions[cookie] = new Session(ticket.Principal, new Dictionary<string, string?>(ticket.Properties.Items, StringComparer.Ordinal));
    }

    private sealed class Format(SessionCookies owner, ISecureDataFormat<AuthenticationTicket> sealing, string scheme) : ISecureDataFormat<AuthenticationTicket>
    {
        public string Protect(AuthenticationTicket data) => sealing.Protect(data);

        public string Protect(AuthenticationTicket data, string? purpose) => sealing.Protect(data, purpose);

        public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, null);

        public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
        {
            if (protectedText is null || purpose is not null)
            {
                return sealing.Unprotect(protectedText, purpose);
            }

            if (!owner.sessions.TryGetValue(protectedText, out var session))
            {
                if (sealing.Unprotect(protectedText) is not { } opened)
                {
                    return null; // Nothing is kept of what did not come from us.
                }

                owner.Remember(protectedText, opened);
                session = owner.sessions.GetValueOrDefault(protectedText) ?? new Session(opened.Principal, new Dictionary<string, string?>(opened.Properties.Items, StringComparer.Ordinal));
            }

            var properties = new AuthenticationProperties(new Dictionary<string, string?>(session.Properties, StringComparer.Ordinal));
            properties.SetParameter(SessionKey, session);
            return new AuthenticationTicket(session.Principal, properties, scheme);
        }
    }
}
