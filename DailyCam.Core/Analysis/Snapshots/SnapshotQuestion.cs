using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Spending;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>All that is shown, said and noted when a model is asked about a picture; the same for a second try.</summary>
internal sealed record SnapshotQuestion(IModelClient Client, SnapshotCopy Copy, LedgerDraft Draft, ModelRequest Request);
