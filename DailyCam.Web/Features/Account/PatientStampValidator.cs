using System.Data.Common;
using DailyCam.Core.Data;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace DailyCam.Web.Features.Account;

/// <summary>
/// Asks now and then whether a session may go on; while the database cannot answer, it goes on. The session was good at its last check, and nobody can be
/// removed from a database that cannot be written. Otherwise a locked or damaged file would take the live picture from a parent's phone.
/// </summary>
internal sealed class PatientStampValidator(
    IOptions<SecurityStampValidatorOptions> options, SignInManager<AppUser> signInManager, ILoggerFactory logger, DatabaseBoard board)
    : SecurityStampValidator<AppUser>(options, signInManager, logger)
{
    public override async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (board.Trouble is DatabaseTrouble.Away or DatabaseTrouble.Damaged)
        {
            return;
        }

        try
        {
            await base.ValidateAsync(context);
        }
        catch (DbException)
        {
            // The next request asks again, or knows by the board that it need not.
        }
    }
}
