using System.Text.RegularExpressions;
using DailyCam.Tests.Infrastructure;
using Xunit;

namespace DailyCam.Tests.Architecture;

/// <summary>
/// DailyCam may stand below a path of a reverse proxy. So pages, scripts and styles name everything relative to the base, modules name each other relative to themselves, and what must be
/// whole is made of the request's path base. An address that begins with a slash leaves the path: each one that is left is named here with its reason.
/// </summary>
public sealed partial class AddressTests
{
    /// <summary>File, what stands there, and why it may.</summary>
    private static readonly (string File, string Text, string Reason)[] Allowed =
    [
        ("DailyCam.Web/Api/ApiRoutes.cs", "\"/api/v1\"", "a route; addresses made of it go through ApiAddress"),
        ("DailyCam.Web/Api/RequestKind.cs", "[\"/api\", \"/openapi\", \"/metrics\", \"/_blazor\"]", "compared with the path inside the program"),
        ("DailyCam.Web/Components/Layout/NavigationPage.cs", "path.StartsWith(Href + \"/\"", "compared with what follows the base"),
        ("DailyCam.Web/Features/Account/AccountServiceCollectionExtensions.cs", "options.LoginPath = \"/sign-in\"", "the framework puts the path base in front"),
        ("DailyCam.Web/Features/Account/AccountServiceCollectionExtensions.cs", "options.AccessDeniedPath = \"/not-allowed\"", "the framework puts the path base in front"),
        ("DailyCam.Web/Features/Setup/SetupGate.cs", "public const string Path = \"/setup\"", "the redirect puts the path base in front"),
        ("DailyCam.Web/Features/Setup/SetupGate.cs", "context.Request.Path.Equals(\"/sign-in\"", "compared with the path inside the program"),
        ("DailyCam.Web/Hosting/DailyCamHost.cs", "UseExceptionHandler(\"/error\")", "run again inside the program"),
    ];

    [Fact]
    public void Pages_name_everything_relative_to_the_base() =>
        AssertRelative(SourceFile.All(".razor"), static line => !line.TrimStart().StartsWith("@page \"", StringComparison.Ordinal) && Quoted().IsMatch(line));

    [Fact]
    public void Code_makes_no_address_without_the_path_base() => AssertRelative(
        SourceFile.All(".cs").Where(static file => file.Path.StartsWith("DailyCam.Web/", StringComparison.Ordinal)),
        static line => !Comment().IsMatch(line) && !Route().IsMatch(line) && Text().IsMatch(line));

    [Fact]
    public void Scripts_and_styles_name_everything_relative_to_the_base_or_to_themselves()
    {
        AssertRelative(Assets(".mjs"), static line => !Comment().IsMatch(line) && Quoted().IsMatch(line));
        AssertRelative(Assets(".css"), static line => StyleAddress().IsMatch(line));
    }

    /// <summary>Whoever writes an address of the API into an answer must not forget the path base.</summary>
    [Fact]
    public void The_prefix_of_the_api_is_put_into_addresses_in_one_place()
    {
        var users = SourceFile.All(".cs").Where(static file => file.Path.StartsWith("DailyCam.Web/", StringComparison.Ordinal) && file.Text.Contains("ApiRoutes.Prefix", StringComparison.Ordinal));
        Assert.Equal(["DailyCam.Web/Api/ApiAddress.cs", "DailyCam.Web/Features/Setup/SetupGate.cs"], users.Select(static file => file.Path));
    }

    [Fact]
    public void Every_exception_is_still_one()
    {
        var files = SourceFile.All(".cs").ToDictionary(static file => file.Path, StringComparer.Ordinal);
        Assert.All(Allowed, allowed => Assert.Contains(allowed.Text, files[allowed.File].Text, StringComparison.Ordinal));
    }

    private static void AssertRelative(IEnumerable<SourceFile> files, Func<string, bool> leavesThePath)
    {
        var wrong = files.SelectMany(file => file.Lines.Where(leavesThePath).Where(line => !IsAllowed(file, line)).Select(line => $"{file}: {line.Trim()}"));
        Assert.Empty(wrong);
    }

    private static bool IsAllowed(SourceFile file, string line) =>
        Allowed.Any(allowed => allowed.File == file.Path && line.Contains(allowed.Text, StringComparison.Ordinal));

    /// <summary>What the browser runs and looks at; not the tests of it.</summary>
    private static SourceFile[] Assets(string ending)
    {
        var files = Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "wwwroot-assets", "src"), $"*{ending}", SearchOption.AllDirectories)
            .Where(static path => !path.EndsWith(".test.mjs", StringComparison.Ordinal))
            .Select(static path => new SourceFile(Path.GetRelativePath(RepositoryFiles.Root, path), File.ReadAllLines(path)))
            .ToArray();
        Assert.True(files.Length > 5, $"only {files.Length} files end in {ending}");
        return files;
    }

    /// <summary>A text, or an attribute, that begins with one slash.</summary>
    [GeneratedRegex("[\"'`]/(?:[A-Za-z_$@{]|[\"'`?#])")]
    private static partial Regex Quoted();

    /// <summary>The same in C#, where a slash alone is often a single character.</summary>
    [GeneratedRegex("\"/(?:[A-Za-z_{]|[\"?#])")]
    private static partial Regex Text();

    [GeneratedRegex(@"url\(\s*[""']?/")]
    private static partial Regex StyleAddress();

    /// <summary>Routes stand inside the program, behind the path base.</summary>
    [GeneratedRegex(@"\bMap(?:Get|Post|Put|Delete|Group)?\(|StartsWithSegments\(")]
    private static partial Regex Route();

    [GeneratedRegex(@"^\s*(?://|\*|/\*)")]
    private static partial Regex Comment();
}
