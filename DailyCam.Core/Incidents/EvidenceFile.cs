using DailyCam.Core.Data;

namespace DailyCam.Core.Incidents;

/// <summary>Where an incident's picture lies: <c>data/evidence/&lt;id&gt;.jpg</c>.</summary>
internal static class EvidenceFile
{
    /// <summary>Writes it and answers its name. Whole or not at all: a page may read it at any moment.</summary>
    public static async Task<string> WriteAsync(DataLayout layout, IncidentId id, byte[] picture, CancellationToken cancellationToken)
    {
        var name = $"{id}.jpg";
        var temporary = Path.Combine(layout.Temporary, name);
        await File.WriteAllBytesAsync(temporary, picture, cancellationToken);
        File.Move(temporary, Path.Combine(layout.Evidence, name), overwrite: true);
        return name;
    }
}
