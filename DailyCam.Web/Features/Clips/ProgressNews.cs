using DailyCam.Core.Archive;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Features.Clips;

/// <summary>Tells to ears how far the making of clips is: a sentence at each quarter, and when one is ready or could not be made. What was ready before the page was opened is no news.</summary>
internal sealed class ProgressNews
{
    private const int Quarters = 4;

    private readonly Dictionary<ExportId, (ExportState State, int Quarter)> known = [];

    public string Text { get; private set; } = string.Empty;

    public void Look(IReadOnlyList<Export> exports, IStringLocalizer<ClipsText> texts)
    {
        foreach (var export in exports)
        {
            var now = (export.State, Quarter: (int)(export.Progress * Quarters));
            if (known.TryGetValue(export.Id, out var before) && before != now)
            {
                Text = export.State switch
                {
                    ExportState.Done => texts["News.Done"],
                    ExportState.Failed => texts["News.Failed"],
                    ExportState.Running when now.Quarter > before.Quarter => texts["News.Quarter", now.Quarter * 100 / Quarters],
                    _ => Text,
                };
            }

            known[export.Id] = now;
        }
    }
}
