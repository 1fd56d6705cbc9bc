namespace DailyCam.Web.Features.Setup;

public sealed class SetupForm
{
    public string? Code { get; set; }

    public string? User { get; set; }

    public string? Password { get; set; }
}
