using System.Runtime.InteropServices;

namespace DailyCam.Core.Detection.TfLite;

/// <summary>A native object of the library that must be deleted exactly once.</summary>
internal sealed class TfLiteHandle : SafeHandle
{
    private readonly Action<IntPtr> delete;

    public TfLiteHandle(IntPtr value, Action<IntPtr> delete, string what)
        : base(IntPtr.Zero, ownsHandle: true)
    {
        this.delete = delete;
        SetHandle(value);
        if (IsInvalid)
        {
            throw new InvalidOperationException($"TensorFlow Lite could not make {what}.");
        }
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    /// <summary>The native pointer; only while the owner holds this handle.</summary>
    public IntPtr Pointer => handle;

    protected override bool ReleaseHandle()
    {
        delete(handle);
        return true;
    }
}
