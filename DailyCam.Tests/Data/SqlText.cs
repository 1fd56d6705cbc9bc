using System.Runtime.CompilerServices;
using System.Text;
using DailyCam.Core.Data;
using Microsoft.Data.Sqlite;

namespace DailyCam.Tests.Data;

/// <summary>A database as text that a person can read and compare: its schema and one INSERT for each row.</summary>
internal static class SqlText
{
    // A test that opens a database before it touches Core would not find the provider's library (DailyCam.Core/Data/SqliteNative.cs); neither would any test after it.
    [ModuleInitializer]
    internal static void FindProvider() => RuntimeHelpers.RunModuleConstructor(typeof(DailyCamDbContext).Module.ModuleHandle);

    public static string Dump(string database)
    {
        using var connection = Open(database);
        var text = new StringBuilder();
        foreach (var sql in Schema(connection, "table"))
        {
            text.Append(sql).Append(";\n");
        }

        foreach (var table in Tables(connection))
        {
            foreach (var row in Rows(connection, table, Columns(connection, table)))
            {
                text.Append("INSERT INTO \"").Append(table).Append("\" VALUES (").Append(row).Append(");\n");
            }
        }

        foreach (var sql in Schema(connection, "index"))
        {
            text.Append(sql).Append(";\n");
        }

        return text.ToString();
    }

    /// <summary>Makes the database a text describes, in WAL mode as the product makes its own.</summary>
    public static void Load(string sql, string database)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; BEGIN; " + sql + " COMMIT;";
        command.ExecuteNonQuery();
    }

    public static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        return connection;
    }

    public static IReadOnlyList<string> Tables(SqliteConnection connection) =>
        List(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");

    public static IReadOnlyList<string> Columns(SqliteConnection connection, string table) =>
        List(connection, $"SELECT name FROM pragma_table_info('{table}') ORDER BY cid");

    /// <summary>Each row as the SQL literals of these columns, in the order the rows were made.</summary>
    public static IReadOnlyList<string> Rows(SqliteConnection connection, string table, IEnumerable<string> columns) =>
        List(connection, $"SELECT {string.Join(" || ', ' || ", columns.Select(static column => $"quote(\"{column}\")"))} FROM \"{table}\" ORDER BY rowid");

    private static List<string> Schema(SqliteConnection connection, string type) =>
        List(connection, $"SELECT sql FROM sqlite_master WHERE type = '{type}' AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name");

    private static List<string> List(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }
}
