using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Uploads;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>What a model is shown, and how it was made.</summary>
internal sealed record ShownCopy(CopySpec Spec, ModelMedia Media);
