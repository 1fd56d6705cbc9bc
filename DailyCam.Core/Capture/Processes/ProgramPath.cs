namespace DailyCam.Core.Capture.Processes;

/// <summary>Finds a program the way a shell does, so that a missing one is a clear error of ours and not a child's exit code.</summary>
internal static class ProgramPath
{
    /// <summary>The full path, or null when no such file exists.</summary>
    public static string? Find(string program)
    {
        if (program.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return File.Exists(program) ? Path.GetFullPath(program) : null;
        }

        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
    }
}
