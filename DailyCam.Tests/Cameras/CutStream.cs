namespace DailyCam.Tests.Cameras;

/// <summary>Gives some of its bytes, then ends badly.</summary>
internal sealed class CutStream(byte[] bytes, int until, Exception end) : MemoryStream(bytes, 0, until)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Position < Length ? base.ReadAsync(buffer, CancellationToken.None) : ValueTask.FromException<int>(end);
}
