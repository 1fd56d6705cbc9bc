using System.Runtime.InteropServices;

namespace DailyCam.Core.Detection.TfLite;

/// <summary>
/// The C interface of TensorFlow Lite, loaded from a file beside the models. Loaded by hand rather than by name, because the file lies outside
/// every folder the loader searches and differs by processor.
/// </summary>
internal sealed unsafe class TfLiteLibrary
{
    /// <summary>Signed and unsigned 8-bit kernels of XNNPACK. Without them EfficientDet-Lite takes eight times as long.</summary>
    private const uint XnnPackQuantized = 3;

    /// <summary>The options struct is two numbers and, in later versions, a pointer and more numbers: all zero but the first two.</summary>
    private const int XnnPackOptionBytes = 64;

    private readonly IntPtr library;

    public TfLiteLibrary(string path) => library = NativeLibrary.Load(path);

    /// <summary>File name for this processor.</summary>
    public static string FileName => $"libtensorflowlite_c.{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}.so";

    public TfLiteHandle LoadModel(string path)
    {
        var text = Marshal.StringToCoTaskMemUTF8(path);
        try
        {
            var create = (delegate* unmanaged<IntPtr, IntPtr>)Function("TfLiteModelCreateFromFile");
            return new TfLiteHandle(create(text), Delete("TfLiteModelDelete"), "a model of " + Path.GetFileName(path));
        }
        finally
        {
            Marshal.FreeCoTaskMem(text);
        }
    }

    public TfLiteHandle CreateXnnPack(int threads)
    {
        var options = stackalloc byte[XnnPackOptionBytes];
        new Span<byte>(options, XnnPackOptionBytes).Clear();
        ((int*)options)[0] = threads;
        ((uint*)options)[1] = XnnPackQuantized;
        var create = (delegate* unmanaged<void*, IntPtr>)Function("TfLiteXNNPackDelegateCreate");
        return new TfLiteHandle(create(options), Delete("TfLiteXNNPackDelegateDelete"), "an XNNPACK delegate");
    }

    /// <summary>The model and the delegate must live as long as the interpreter.</summary>
    public TfLiteHandle CreateInterpreter(TfLiteHandle model, TfLiteHandle accelerator, int threads)
    {
        var create = (delegate* unmanaged<IntPtr>)Function("TfLiteInterpreterOptionsCreate");
        using var options = new TfLiteHandle(create(), Delete("TfLiteInterpreterOptionsDelete"), "interpreter options");
        ((delegate* unmanaged<IntPtr, int, void>)Function("TfLiteInterpreterOptionsSetNumThreads"))(options.Pointer, threads);
        ((delegate* unmanaged<IntPtr, IntPtr, void>)Function("TfLiteInterpreterOptionsAddDelegate"))(options.Pointer, accelerator.Pointer);
        var interpreter = (delegate* unmanaged<IntPtr, IntPtr, IntPtr>)Function("TfLiteInterpreterCreate");
        var handle = new TfLiteHandle(interpreter(model.Pointer, options.Pointer), Delete("TfLiteInterpreterDelete"), "an interpreter");
        Check(((delegate* unmanaged<IntPtr, int>)Function("TfLiteInterpreterAllocateTensors"))(handle.Pointer), "allocate tensors");
        return handle;
    }

    public IntPtr Input(TfLiteHandle interpreter) =>
        ((delegate* unmanaged<IntPtr, int, IntPtr>)Function("TfLiteInterpreterGetInputTensor"))(interpreter.Pointer, 0);

    public IntPtr Output(TfLiteHandle interpreter, int index) =>
        ((delegate* unmanaged<IntPtr, int, IntPtr>)Function("TfLiteInterpreterGetOutputTensor"))(interpreter.Pointer, index);

    public int Dimension(IntPtr tensor, int index) => ((delegate* unmanaged<IntPtr, int, int>)Function("TfLiteTensorDim"))(tensor, index);

    /// <summary>The tensor's own memory, valid until the next call of the interpreter.</summary>
    public Span<T> Data<T>(IntPtr tensor)
        where T : unmanaged
    {
        var bytes = ((delegate* unmanaged<IntPtr, nuint>)Function("TfLiteTensorByteSize"))(tensor);
        var data = ((delegate* unmanaged<IntPtr, void*>)Function("TfLiteTensorData"))(tensor);
        return new Span<T>(data, (int)bytes / sizeof(T));
    }

    public void Invoke(TfLiteHandle interpreter) =>
        Check(((delegate* unmanaged<IntPtr, int>)Function("TfLiteInterpreterInvoke"))(interpreter.Pointer), "run");

    private static void Check(int status, string what)
    {
        if (status != 0)
        {
            throw new InvalidOperationException($"TensorFlow Lite could not {what} (status {status}).");
        }
    }

    private Action<IntPtr> Delete(string name)
    {
        var function = Function(name);
        return pointer => ((delegate* unmanaged<IntPtr, void>)function)(pointer);
    }

    private IntPtr Function(string name) => NativeLibrary.GetExport(library, name);
}
