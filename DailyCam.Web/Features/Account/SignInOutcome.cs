namespace DailyCam.Web.Features.Account;

/// <param name="User">Who signed in; null when nobody did.</param>
/// <param name="Wait">When not zero: too many wrong tries, the next is heard after this long.</param>
internal sealed record SignInOutcome(AppUser? User, TimeSpan Wait);
