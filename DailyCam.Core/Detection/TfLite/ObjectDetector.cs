namespace DailyCam.Core.Detection.TfLite;

/// <summary>EfficientDet-Lite on TensorFlow Lite: one picture in, objects out. Not thread-safe.</summary>
internal sealed class ObjectDetector : IDisposable
{
    /// <summary>What is less sure than this is not even told; which of the rest counts is decided by whoever asks.</summary>
    private const float FloorScore = 0.2f;

    // The outputs in this model's order.
    private const int Boxes = 0;
    private const int Classes = 1;
    private const int Scores = 2;
    private const int Count = 3;

    private readonly TfLiteLibrary library;
    private readonly LabelList labels;
    private readonly TfLiteHandle model;
    private readonly TfLiteHandle accelerator;
    private readonly TfLiteHandle interpreter;

    public ObjectDetector(string folder, string modelName, int threads)
    {
        var path = Path.Combine(folder, $"efficientdet-{modelName}.tflite");
        library = new TfLiteLibrary(Path.Combine(folder, TfLiteLibrary.FileName));
        labels = LabelList.ReadFrom(path);
        model = library.LoadModel(path);
        accelerator = library.CreateXnnPack(threads);
        interpreter = library.CreateInterpreter(model, accelerator, threads);
        Side = library.Dimension(library.Input(interpreter), 1);
    }

    /// <summary>Side of the square the model looks at, in pixels.</summary>
    public int Side { get; }

    /// <param name="rgb">width x height x 3 bytes.</param>
    public IReadOnlyList<DetectedObject> Detect(ReadOnlySpan<byte> rgb, int width, int height)
    {
        ModelInput.Fill(rgb, width, height, library.Data<byte>(library.Input(interpreter)), Side);
        library.Invoke(interpreter);
        var boxes = library.Data<float>(library.Output(interpreter, Boxes));
        var classes = library.Data<float>(library.Output(interpreter, Classes));
        var scores = library.Data<float>(library.Output(interpreter, Scores));
        var count = Math.Min((int)library.Data<float>(library.Output(interpreter, Count))[0], scores.Length);
        var place = ModelPlacement.For(width, height, Side);
        var found = new List<DetectedObject>();
        for (var i = 0; i < count; i++)
        {
            if (scores[i] >= FloorScore)
            {
                found.Add(new DetectedObject(labels.NameOf((int)classes[i]), Math.Min(scores[i], 1), place.ToPicture(boxes[i * 4], boxes[(i * 4) + 1], boxes[(i * 4) + 2], boxes[(i * 4) + 3])));
            }
        }

        return found;
    }

    public void Dispose()
    {
        interpreter.Dispose();
        accelerator.Dispose();
        model.Dispose();
    }
}
