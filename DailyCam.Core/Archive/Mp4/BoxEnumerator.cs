namespace DailyCam.Core.Archive.Mp4;

/// <summary>Walks the boxes that lie side by side in a span; ends at the first that is not whole.</summary>
internal ref struct BoxEnumerator(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> data = data;
    private long next;

    public Box Current { get; private set; }

    public readonly BoxEnumerator GetEnumerator() => this;

    public bool MoveNext()
    {
        if (!Box.TryRead(data[(int)next..], next, out var box) || box.End > data.Length)
        {
            return false;
        }

        Current = box;
        next = box.End;
        return true;
    }
}
