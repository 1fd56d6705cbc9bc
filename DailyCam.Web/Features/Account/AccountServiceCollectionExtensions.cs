using System.Security.Claims;
using DailyCam.Core.Data;
using DailyCam.Web.Api;
using DailyCam.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace DailyCam.Web.Features.Account;

internal static class AccountServiceCollectionExtensions
{
    /// <summary>Picks cookie or bearer token by what the request carries.</summary>
    private const string CookieOrToken = "CookieOrToken";

    public static IServiceCollection AddAccount(this IServiceCollection services)
    {
        services.AddSingleton<DatabaseEdition<AccountDbContext>>();
        services.AddDbContextFactory<AccountDbContext>(static (provider, options) => options
            .UseAppDatabase(provider.GetRequiredService<DataLayout>(), AccountDbContext.HistoryTable)
            .AddInterceptors(new EditionWatch<AccountDbContext>(provider.GetRequiredService<DatabaseEdition<AccountDbContext>>())));
        services.AddIdentity<AppUser, IdentityRole>(static options =>
        {
            AccountDbContext.ConfigureStores(options);

            // Names and passwords are checked by UserNames and Passwords, which have words for people.
            options.User.AllowedUserNameCharacters = string.Empty;
            options.Password = new PasswordOptions
            {
                RequiredLength = Passwords.MinLength,
                RequiredUniqueChars = 1,
                RequireDigit = false,
                RequireLowercase = false,
                RequireUppercase = false,
                RequireNonAlphanumeric = false,
            };
        }).AddEntityFrameworkStores<AccountDbContext>();
        services.AddSingleton<EndedSessions>();
        services.AddSingleton<SessionGate>();
        services.AddSingleton<IPostConfigureOptions<CookieAuthenticationOptions>, SessionCookies>();
        services.AddScoped<AuthenticationStateProvider, SessionRevalidation>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<Admissions>();
        services.AddSingleton<Dismissals>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<Household>();
        services.AddScoped<People>();
        services.AddScoped<SignInDesk>();
        services.AddScoped<PasswordDesk>();
        services.AddHostedService<AccountStartup>();
        return services.AddSchemes().AddRules().AddCookieNames();
    }

    private static IServiceCollection AddSchemes(this IServiceCollection services)
    {
        services.AddAuthentication(static options =>
            {
                options.DefaultScheme = CookieOrToken;
                options.DefaultAuthenticateScheme = CookieOrToken;
                options.DefaultChallengeScheme = CookieOrToken;
            })
            .AddPolicyScheme(CookieOrToken, null, static options => options.ForwardDefaultSelector = static context =>
                ApiTokenHandler.IsMeant(context.Request) ? ApiTokenHandler.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenHandler.SchemeName, null);
        services.ConfigureApplicationCookie(static options =>
        {
            options.Cookie.Name = "dailycam-session";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = EndedSessions.LongestSession;
            options.SlidingExpiration = true;
            options.LoginPath = "/sign-in";
            options.AccessDeniedPath = "/not-allowed";
            options.ReturnUrlParameter = "returnUrl";
            options.Events.OnSigningIn = static context =>
            {
                ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new Claim(Session.ClaimType, ShortId.New()));
                return Task.CompletedTask;
            };
            options.Events.OnValidatePrincipal = static context => context.HttpContext.RequestServices.GetRequiredService<SessionGate>().ValidateAsync(context);
            options.Events.OnRedirectToLogin = static context => Answer(context, StatusCodes.Status401Unauthorized);
            options.Events.OnRedirectToAccessDenied = static context => Answer(context, StatusCodes.Status403Forbidden);
        });
        return services;
    }

    private static IServiceCollection AddRules(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(ApiRoutes.AdminOnly, static policy => policy.RequireAuthenticatedUser().RequireRole(Roles.Admin));
        services.AddAntiforgery(static options =>
        {
            options.HeaderName = ApiAntiforgery.HeaderName;
            options.Cookie.Name = "dailycam-antiforgery";
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
        return services;
    }

    /// <summary>
    /// Below a path of a proxy the cookies are that path's, and carry it in their name: one of the same name for the whole host, left from a time without the path or set by a DailyCam on
    /// another port, would be sent along and taken for ours.
    /// </summary>
    private static IServiceCollection AddCookieNames(this IServiceCollection services)
    {
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<ProxyOptions>>(static (options, proxy) => options.Cookie.Name += Ending(proxy.Value));
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<ProxyOptions>>(static (options, proxy) => options.Cookie.Name += Ending(proxy.Value));
        return services;
    }

    private static string Ending(ProxyOptions proxy) => proxy.PathBase.Replace('/', '-');

    /// <summary>A page leads to the sign-in; a program gets the plain status.</summary>
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (RequestKind.IsForPrograms(context.Request))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
