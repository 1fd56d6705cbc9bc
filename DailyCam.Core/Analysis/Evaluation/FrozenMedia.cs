using DailyCam.Core.Analysis.Uploads;

namespace DailyCam.Core.Analysis.Evaluation;

/// <summary>What the model was shown, without the pictures themselves: as long as the recording is there, the same copy can be made of it again.</summary>
/// <param name="Sha256">Of what was sent, as in the ledger; null when there was no media.</param>
/// <param name="Bytes">Of what was sent.</param>
/// <param name="HasSound">Whether it carried sound.</param>
/// <param name="Spec">How it was made, masks included.</param>
public sealed record FrozenMedia(string? Sha256, long Bytes, bool HasSound, CopySpec Spec);
