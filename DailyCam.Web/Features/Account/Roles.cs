namespace DailyCam.Web.Features.Account;

/// <summary>What a person may do. Everybody who is signed in watches and reviews; administrators also change cameras, jobs and accounts.</summary>
public static class Roles
{
    public const string Admin = "admin";
    public const string Parent = "parent";

    public static IReadOnlyList<string> All { get; } = [Admin, Parent];

    /// <summary>The role of this name, whatever its case; <c>viewer</c> is another word for parent. Null when there is none.</summary>
    public static string? Find(string? name) => name?.Trim().ToUpperInvariant() switch
    {
        "ADMIN" => Admin,
        "PARENT" or "VIEWER" => Parent,
        _ => null,
    };
}
