namespace DailyCam.Web.Features.Account;

public sealed class SignInForm
{
    public string? User { get; set; }

    public string? Password { get; set; }
}
