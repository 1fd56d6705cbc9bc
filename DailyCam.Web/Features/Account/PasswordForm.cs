namespace DailyCam.Web.Features.Account;

public sealed class PasswordForm
{
    public string? Old { get; set; }

    public string? New { get; set; }
}
