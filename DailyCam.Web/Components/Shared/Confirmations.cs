namespace DailyCam.Web.Components.Shared;

/// <summary>One for each open page: whoever must ask finds the page's dialog here. On the page's own thread only.</summary>
internal sealed class Confirmations
{
    private Func<Confirmation, Task<bool>>? ask;

    /// <summary>Asks and waits, for as long as the person thinks. False when the answer is no, or when the page is gone.</summary>
    public Task<bool> AskAsync(Confirmation confirmation) => ask is null ? Task.FromResult(false) : ask(confirmation);

    /// <summary>The page's dialog says that it is there (or, with null, that it is not any more).</summary>
    public void Show(Func<Confirmation, Task<bool>>? dialog) => ask = dialog;
}
