namespace DailyCam.Web.Hosting;

/// <summary>One thing the program does when its first argument is this word, instead of watching cameras. It is not a running DailyCam: no loop and no server is started.</summary>
internal interface ICommand
{
    string Word { get; }

    /// <summary>How it is called and what it does, in one line.</summary>
    string Usage { get; }

    /// <summary>Does it; gives the exit code: 0 done, 1 not possible, <see cref="Commands.WrongUse"/> for a call that is none.</summary>
    /// <param name="arguments">What stands behind the word.</param>
    /// <param name="say">Takes one line for the person who called.</param>
    Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, Action<string> say, CancellationToken cancellationToken);
}
