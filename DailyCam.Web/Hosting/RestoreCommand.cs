using DailyCam.Core.Data;

namespace DailyCam.Web.Hosting;

/// <summary>Puts a backup in the place of the database.</summary>
internal sealed class RestoreCommand : ICommand
{
    public string Word => "restore";

    public string Usage => "restore <backup>         puts a backup in the place of the database, which is kept beside it; DailyCam must be stopped";

    public async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, Action<string> say, CancellationToken cancellationToken)
    {
        if (arguments is not [var backup])
        {
            say(Usage);
            return Commands.WrongUse;
        }

        var restored = await services.GetRequiredService<DatabaseRestore>().RunAsync(backup, cancellationToken);
        say(restored.Path is null ? $"Nothing was restored. {restored.Detail}" : $"{restored.Path} is now what the backup held. {restored.Detail}");
        return restored.Path is null ? 1 : 0;
    }
}
