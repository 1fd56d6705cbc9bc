using System.Reflection;
using System.Text.RegularExpressions;
using DailyCam.Core;
using DailyCam.Web.Components;
using Xunit;

namespace DailyCam.Tests.Architecture;

/// <summary>Who may know what. Each rule also shows that it looked at something.</summary>
public sealed partial class LayeringTests
{
    [Fact]
    public void Core_knows_no_web_and_no_user_interface()
    {
        var references = typeof(DailyCamCore).Assembly.GetReferencedAssemblies().Select(static name => name.Name!).ToArray();
        Assert.Contains("Microsoft.EntityFrameworkCore", references);
        Assert.DoesNotContain(references, static name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.JSInterop", StringComparison.Ordinal) || name.StartsWith("DailyCam.Web", StringComparison.Ordinal));
    }

    [Fact]
    public void Pages_and_routes_know_no_database()
    {
        var knowing = SourceFile.All(".cs", ".razor")
            .Where(static file => file.Path.StartsWith("DailyCam.Web/", StringComparison.Ordinal) && Database().IsMatch(file.Text)).Select(static file => file.Path).ToArray();
        Assert.Contains("DailyCam.Web/Features/Account/AccountDbContext.cs", knowing);
        Assert.All(knowing, static path => Assert.StartsWith("DailyCam.Web/Features/Account/", path, StringComparison.Ordinal));
    }

    [Fact]
    public void The_web_knows_no_ffmpeg()
    {
        var web = SourceFile.All(".cs", ".razor").Where(static file => file.Path.StartsWith("DailyCam.Web/", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(web);
        Assert.DoesNotContain(web, static file => Ffmpeg().IsMatch(file.Text));
        Assert.Contains(SourceFile.All(".cs"), static file => file.Path.StartsWith("DailyCam.Core/Capture/", StringComparison.Ordinal) && Ffmpeg().IsMatch(file.Text));
    }

    [Fact]
    public void Only_MediaProcess_starts_processes()
    {
        var product = SourceFile.All(".cs").Where(static file => !file.Path.StartsWith("DailyCam.Tests/", StringComparison.Ordinal));
        var starting = product.Where(static file => Starts().IsMatch(file.Text)).Select(static file => file.Path);
        Assert.Equal("DailyCam.Core/Capture/Processes/MediaProcess.cs", Assert.Single(starting));
    }

    [Fact]
    public void Arguments_are_a_list_and_data_is_never_markup()
    {
        var files = SourceFile.All(".cs", ".razor").Where(static file => !file.Path.StartsWith("DailyCam.Tests/", StringComparison.Ordinal)).ToArray();
        Assert.Contains(files, static file => file.Text.Contains("ProcessStartInfo", StringComparison.Ordinal));
        Assert.DoesNotContain(files, static file => ArgumentText().IsMatch(file.Text));
        Assert.DoesNotContain(files, static file => file.Text.Contains("MarkupString", StringComparison.Ordinal) || file.Text.Contains("AddMarkupContent", StringComparison.Ordinal));
    }

    [Fact]
    public void Pages_carry_no_script_and_no_style_of_their_own()
    {
        var pages = SourceFile.All(".razor");
        Assert.DoesNotContain(pages, static page => InlineCode().IsMatch(page.Text));
        Assert.Contains(pages, static page => page.Path == "DailyCam.Web/Components/App.razor" && page.Text.Contains("<script src=", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_page_is_behind_the_sign_in_but_the_named_ones()
    {
        var pages = typeof(App).Assembly.GetTypes().Where(static type => type.GetCustomAttributes<Microsoft.AspNetCore.Components.RouteAttribute>().Any()).ToArray();
        var open = pages.Where(static page => page.GetCustomAttribute<Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute>() is not null).ToArray();
        Assert.Equal("ErrorPage JoinPage SetupPage SignInPage", string.Join(' ', open.Select(static page => page.Name).Order(StringComparer.Ordinal)));

        // Whoever is not signed in gets no circuit.
        Assert.All(open, static page => Assert.NotNull(page.GetCustomAttribute<Microsoft.AspNetCore.Components.ExcludeFromInteractiveRoutingAttribute>()));
    }

    [GeneratedRegex(@"EntityFrameworkCore|DbContext|SqliteConnection|FromSql|ExecuteSql")]
    private static partial Regex Database();

    [GeneratedRegex(@"IMediaProcess|MediaCommand|FfmpegOptions|FfmpegArguments")]
    private static partial Regex Ffmpeg();

    [GeneratedRegex(@"ProcessStartInfo|\bProcess\.Start|new Process\b")]
    private static partial Regex Starts();

    [GeneratedRegex(@"\.Arguments\s*=")]
    private static partial Regex ArgumentText();

    [GeneratedRegex(@"<style|<script(?![^>]*\bsrc=)|(?<![@\w])on(click|load|error|change|submit)\s*=\s*""(?!@)", RegexOptions.IgnoreCase)]
    private static partial Regex InlineCode();
}
