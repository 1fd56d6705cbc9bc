namespace DailyCam.Web.Features.Setup;

/// <summary>Set-up without a browser: the first administrator, made at start when no account exists. Both or neither.</summary>
public sealed class SetupOptions
{
    public const string Section = "DailyCam:Setup";

    /// <summary>User name of the first administrator. Default: empty, which leaves it to the first visitor with the code from the log.</summary>
    public string AdminUser { get; set; } = string.Empty;

    /// <summary>Their password, at least 12 characters. Ignored as soon as an account exists. Default: empty.</summary>
    public string AdminPassword { get; set; } = string.Empty;
}
