using System.Reflection;
using DailyCam.Core.Capture.Processes;

namespace DailyCam.Core.Detection.Vision;

/// <summary>How this program starts itself once more, as vision child.</summary>
internal static class VisionCommand
{
    public static MediaCommand For(DetectionOptions options)
    {
        var models = options.ModelsPath.Length > 0 ? options.ModelsPath : Path.Combine(AppContext.BaseDirectory, "models");
        var (program, first) = Own(options.VisionProgram, Environment.ProcessPath, Assembly.GetEntryAssembly()?.Location);
        return new MediaCommand
        {
            Label = "vision",
            Program = program,
            Arguments = [.. first, .. VisionChild.Arguments(models, options.Model, options.Threads)],
            WritesInput = true,
            // No socket for debuggers that nobody will use: it lies in /tmp and stays there when the child is killed.
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_EnableDiagnostics"] = "0" },
        };
    }

    /// <summary>The program and what must stand before its own arguments: started as <c>dotnet DailyCam.Web.dll</c>, the process is dotnet and we are its argument.</summary>
    internal static (string Program, IReadOnlyList<string> First) Own(string asked, string? processPath, string? entryAssembly)
    {
        if (asked.Length > 0)
        {
            return asked.EndsWith(".dll", StringComparison.Ordinal) ? ("dotnet", [asked]) : (asked, []);
        }

        var program = processPath ?? throw new InvalidOperationException("The path of this program is not known; set DailyCam:Detection:VisionProgram.");
        return Path.GetFileNameWithoutExtension(program) == "dotnet" && !string.IsNullOrEmpty(entryAssembly) ? (program, [entryAssembly]) : (program, []);
    }
}
