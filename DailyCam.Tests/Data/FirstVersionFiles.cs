using DailyCam.Tests.Infrastructure;

namespace DailyCam.Tests.Data;

/// <summary>The data folder of a version that families have, kept as text in Versions/. It is written once per version, by that version, and never changed afterwards.</summary>
internal static class FirstVersionFiles
{
    public const string Version = "0.1";

    public static string Folder { get; } = Path.Combine(RepositoryFiles.Root, "DailyCam.Tests", "Data", "Versions", Version);

    public static string AppSql { get; } = Path.Combine(Folder, "app.sql");

    public static string JobsSql { get; } = Path.Combine(Folder, "jobs.sql");

    /// <summary>Makes the data folder as that version left it.</summary>
    public static void Restore(string dataPath)
    {
        Directory.CreateDirectory(Path.Combine(dataPath, "keys"));
        SqlText.Load(File.ReadAllText(AppSql), Path.Combine(dataPath, "app.db"));
        SqlText.Load(File.ReadAllText(JobsSql), Path.Combine(dataPath, "jobs.db"));
        foreach (var key in Directory.EnumerateFiles(Path.Combine(Folder, "keys")))
        {
            File.Copy(key, Path.Combine(dataPath, "keys", Path.GetFileName(key)));
        }
    }
}
