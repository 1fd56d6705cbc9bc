namespace DailyCam.Core.Capture.Fragments;

/// <summary>
/// A fragment consumer that wants the chunks besides, each before the fragment it becomes part of. The rules of <see cref="IFragmentConsumer"/> hold: no waiting, no I/O, one call at a time.
/// Unlike fragments, chunks were not looked at by <see cref="ClockGuard"/>; what is wrong with them ends the attempt a moment later.
/// </summary>
public interface IChunkConsumer : IFragmentConsumer
{
    void Accept(MediaChunk chunk);
}
