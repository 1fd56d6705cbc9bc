using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using DailyCam.Tests.Browser;
using Xunit;

namespace DailyCam.Tests.Hosting;

/// <summary>The start of the Release build is half compiling when eng/CompileAhead.targets did nothing, and nobody would see it.</summary>
public sealed class CompiledAheadTests
{
    [Theory]
    [InlineData("DailyCam.Core.dll")]
    [InlineData("DailyCam.Web.dll")]
    [InlineData("Microsoft.EntityFrameworkCore.dll")]
    [InlineData("Quartz.dll")]
    public void The_release_build_brings_machine_code(string assembly)
    {
        var folder = Path.GetDirectoryName(ProductProcess.FindProgram())!;
        Assert.SkipUnless(
            RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.X64 && folder.EndsWith("release", StringComparison.Ordinal),
            "Only the Release build on x64 is compiled ahead.");
        using var file = new PEReader(File.OpenRead(Path.Combine(folder, assembly)));

        Assert.True(file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0, $"{assembly} has to be compiled at each start");
    }
}
