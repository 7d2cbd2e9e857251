using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Running;
using IotIamTools.Benchmarks;

if (args is ["quick"])
{
    // A stopwatch and no more: for a look while working, where BenchmarkDotNet takes minutes.
    var one = new OneUser();
    one.Setup();
    Report("decide", 33 * 100_000, () => Repeat(100_000, one.Decide));
    Report("explain", 33 * 3_000, () => Repeat(3_000, one.Explain));
    foreach (var count in new[] { 1_000, 10_000 })
    {
        var many = new ManyUsers { Count = count };
        many.Setup();
        Report($"{count} users", count * 33, () => many.CompileAndDecide());
        var file = new AccountFile { Count = count };
        file.Setup();
        Report($"{count} users of an account file", count * 33, () => file.ReadAndCheck().Result);
        Report($"{count} users of an account that was read", count * 33, () => file.Check().Result);
    }

    return;
}

if (args is ["account", var users])
{
    // An account file, to measure whole processes on.
    Console.Write(AccountFile.Export(int.Parse(users, CultureInfo.InvariantCulture)));
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(OneUser).Assembly).Run(args);

static int Repeat(int times, Func<int> work)
{
    var sum = 0;
    for (var i = 0; i < times; i++)
    {
        sum += work();
    }

    return sum;
}

static void Report(string name, int decisions, Func<int> work)
{
    work();
    var bytes = GC.GetTotalAllocatedBytes();
    var watch = Stopwatch.StartNew();
    work();
    var seconds = watch.Elapsed.TotalSeconds;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {decisions / seconds:N0} decisions/s, {seconds * 1000:N1} ms, {(GC.GetTotalAllocatedBytes() - bytes) / (double)decisions:N1} bytes each"));
}
