using System.Security.Cryptography;
using System.Text;

namespace DailyCam.Core.Analysis.Examination;

/// <summary>Names a schema by what it says, so that no schema can change without its name.</summary>
internal static class SchemaVersion
{
    /// <summary>A family of prompts has a handful of schemas; 48 bits tell them apart.</summary>
    private const int Length = 12;

    public static string Of(string schema) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(schema)))[..Length];
}
