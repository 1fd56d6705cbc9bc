using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace DailyCam.Web.Features.Account;

/// <summary>Signs in the program behind <c>Authorization: Bearer &lt;token&gt;</c>, for this one request.</summary>
internal sealed class ApiTokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiToken";

    /// <summary>What a token's name identifier begins with; no person's does.</summary>
    public const string IdPrefix = "token:";

    public static bool IsMeant(HttpRequest request) => Text(request) is not null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Text(Request) is not { } text)
        {
            return AuthenticateResult.NoResult();
        }

        if (await tokens.FindAsync(text, Context.RequestAborted) is not { } token)
        {
            return AuthenticateResult.Fail("The token is unknown or has run out.");
        }

        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, IdPrefix + token.Id), new(ClaimTypes.Name, token.Name), new(ClaimTypes.Role, token.Role)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }

    private static string? Text(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) && string.Equals(header.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
            ? header.Parameter ?? string.Empty
            : null;
}
