using System.IO.Compression;

namespace DailyCam.Core.Detection.TfLite;

/// <summary>Names of the classes of a model, from the <c>labelmap.txt</c> that stands in a zip archive appended to the model file.</summary>
internal sealed class LabelList
{
    private const string EntryName = "labelmap.txt";

    private readonly string[] labels;

    private LabelList(string[] labels) => this.labels = labels;

    /// <summary>Reads the list. Throws <see cref="InvalidDataException"/> when the file carries none.</summary>
    public static LabelList ReadFrom(string modelPath)
    {
        using var archive = ZipFile.OpenRead(modelPath);
        var entry = archive.GetEntry(EntryName) ?? throw new InvalidDataException($"{modelPath} carries no {EntryName}.");
        using var reader = new StreamReader(entry.Open());
        return new LabelList(reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries));
    }

    public string NameOf(int index) => index >= 0 && index < labels.Length && labels[index].Length > 0 ? labels[index] : "unknown";
}
