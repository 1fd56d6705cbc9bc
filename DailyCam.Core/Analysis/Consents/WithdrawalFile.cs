using System.Text.Json;

namespace DailyCam.Core.Analysis.Consents;

/// <summary>Withdrawals that could not be written into the database, in a small file beside it: what a family forbade stays forbidden when DailyCam is started again before the database answers.</summary>
internal sealed class WithdrawalFile(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>What is owed; null when the file is there and says nothing that can be understood.</summary>
    /// <exception cref="IOException">It cannot be read now.</exception>
    public IReadOnlyList<OwedWithdrawal>? Read()
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize<List<OwedWithdrawal>>(File.ReadAllBytes(path), JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whole or not at all: it takes its name only when it is on the disk. Without anything owed there is no file.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Write(IReadOnlyCollection<OwedWithdrawal> owed)
    {
        if (owed.Count == 0)
        {
            File.Delete(path);
            return;
        }

        var unfinished = path + ".unfinished";
        var how = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = OwnerOnly;
        }

        using (var file = new FileStream(unfinished, how))
        {
            file.Write(JsonSerializer.SerializeToUtf8Bytes(owed, JsonSerializerOptions.Web));
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
