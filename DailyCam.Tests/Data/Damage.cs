namespace DailyCam.Tests.Data;

/// <summary>What a bad disk does to a database file.</summary>
internal static class Damage
{
    /// <summary>Overwrites the middle of each page but the first, so that the file still opens and its content does not hold together.</summary>
    public static void Flip(string path)
    {
        const int PageBytes = 4096;
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var noise = new byte[PageBytes];
        Array.Fill(noise, (byte)0xA5);
        for (long page = PageBytes; page + PageBytes <= file.Length; page += PageBytes)
        {
            file.Position = page;
            file.Write(noise);
        }
    }
}
