using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Spending;

namespace DailyCam.Core.Analysis.Snapshots;

/// <summary>All that is said and noted when a model is asked about a picture; the same for a second try.</summary>
internal sealed record SnapshotQuestion(IModelClient Client, LedgerDraft Draft, ModelRequest Request);
