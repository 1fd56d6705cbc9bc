using DailyCam.Core.Faults;

namespace DailyCam.Core.Capture.Fragments;

/// <summary>
/// Something that lives on a camera's fragments: live stream, archive writer, frame decoder. Called from the capture loop, one call at a time.
/// Neither method may block, wait for I/O or throw: a consumer with slow work owns a bounded queue and states what it does when the queue is full.
/// </summary>
public interface IFragmentConsumer : IAsyncDisposable
{
    /// <summary>What its failing means for the family.</summary>
    FaultKind FailsAs => FaultKind.Unknown;

    /// <summary>The next fragment. A fragment whose <see cref="InitSegment.Attempt"/> differs from the one before begins a new attempt.</summary>
    void Accept(MediaFragment fragment);

    /// <summary>The attempt is over; the next fragment, if any comes, belongs to another one.</summary>
    void EndAttempt(CaptureAttemptId attempt);
}
