using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace DailyCam.Core.Data;

/// <summary>
/// The run-time half of eng/EfSqlite.props. The SQLite provider names a SQLitePCLRaw version that is not to be had; this hands out the one that is.
/// And it sends the native library to the system's SQLite, because the bundled 3.35 fails on JSON columns.
/// </summary>
internal static class SqliteNative
{
    private const string ManagedName = "SQLitePCLRaw.core";
    private const string NativeName = "e_sqlite3";

    // Debian and Ubuntu (libsqlite3-0); the second name is for a machine with the development package only.
    private static readonly string[] SystemLibraries = ["libsqlite3.so.0", "libsqlite3.so"];

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "Must run before any type of the provider is loaded, whoever touches it first.")]
    internal static void Install()
    {
        AssemblyLoadContext.Default.Resolving += ResolveManaged;
        NativeLibrary.SetDllImportResolver(LoadProvider(), ResolveNative);
        SQLitePCL.Batteries_V2.Init();
    }

    private static Assembly? ResolveManaged(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == ManagedName
            ? context.LoadFromAssemblyPath(Path.Combine(Path.GetDirectoryName(typeof(SqliteNative).Assembly.Location)!, ManagedName + ".dll"))
            : null;

    private static Assembly LoadProvider() => Assembly.Load("SQLitePCLRaw.provider.e_sqlite3");

    private static IntPtr ResolveNative(string library, Assembly assembly, DllImportSearchPath? path)
    {
        if (library != NativeName)
        {
            return IntPtr.Zero;
        }

        foreach (var candidate in SystemLibraries)
        {
            if (NativeLibrary.TryLoad(candidate, out var handle))
            {
                return handle;
            }
        }

        throw new DllNotFoundException("SQLite is missing: install libsqlite3-0 (apt-get install libsqlite3-0).");
    }
}
