using DailyCam.Core.Data;

namespace DailyCam.Web.Hosting;

/// <summary>Makes a backup now; DailyCam may run meanwhile.</summary>
internal sealed class BackupCommand : ICommand
{
    public string Word => "backup";

    public string Usage => "backup [--to <folder>]   copies the database, checks the copy, and says where it is";

    public async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, Action<string> say, CancellationToken cancellationToken)
    {
        if (arguments is not ([] or ["--to", _]))
        {
            say(Usage);
            return Commands.WrongUse;
        }

        var made = await services.GetRequiredService<DatabaseBackups>().MakeAsync(arguments.Count > 0 ? Path.GetFullPath(arguments[1]) : null, cancellationToken);
        say(made.Path is null ? $"No backup was made. {made.Detail}" : $"{made.Path}: {made.Detail}");
        if (made.Path is not null)
        {
            say("It holds accounts, cameras, incidents and what is known of the recordings. Recordings, pictures and the keys of the camera passwords are not in it (docs/guide/backup.md).");
        }

        return made.Path is null ? 1 : 0;
    }
}
