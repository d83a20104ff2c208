/*
 * The programs that start .NET on Windows, for Wine: NuGet carries hostfxr.dll, which does all the work, but no dotnet.exe.
 * As dotnet.exe it runs what its arguments say. Under another name, pwsh.exe say, it runs the .dll of that name beside it.
 * DOTNET_ROOT is the folder with host\fxr; without it, the folder of the program.
 */
#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

enum { LONG_PATH = 4096, NO_RUNTIME = 130, NO_LIBRARY = 131, NO_ENTRY = 132 };

static wchar_t self[LONG_PATH], root[LONG_PATH], dotnet[LONG_PATH], library[LONG_PATH], program[LONG_PATH];

/* The one version that lies in host\fxr. */
static HMODULE load_hostfxr(void)
{
    WIN32_FIND_DATAW entry;
    _snwprintf(library, LONG_PATH - 1, L"%ls\\host\\fxr\\*", root);
    HANDLE search = FindFirstFileW(library, &entry);
    if (search == INVALID_HANDLE_VALUE) exit(NO_RUNTIME);
    while (entry.cFileName[0] == L'.')
        if (!FindNextFileW(search, &entry)) exit(NO_RUNTIME);
    FindClose(search);
    _snwprintf(library, LONG_PATH - 1, L"%ls\\host\\fxr\\%ls\\hostfxr.dll", root, entry.cFileName);
    return LoadLibraryW(library);
}

int wmain(int argc, wchar_t **argv)
{
    GetModuleFileNameW(NULL, self, LONG_PATH);
    wchar_t *name = wcsrchr(self, L'\\') + 1;
    BOOL is_dotnet = _wcsicmp(name, L"dotnet.exe") == 0;
    if (GetEnvironmentVariableW(L"DOTNET_ROOT", root, LONG_PATH) == 0) _snwprintf(root, LONG_PATH - 1, L"%.*ls", (int)(name - 1 - self), self);

    HMODULE hostfxr = load_hostfxr();
    if (hostfxr == NULL) return NO_LIBRARY;
    int (*run)(int, const wchar_t **) = (int (*)(int, const wchar_t **))(void *)GetProcAddress(hostfxr, "hostfxr_main");
    if (run == NULL) return NO_ENTRY;

    const wchar_t **arguments = calloc(argc + 2, sizeof(*arguments));
    int count = 0;
    /* hostfxr looks for the frameworks beside the first argument. */
    _snwprintf(dotnet, LONG_PATH - 1, L"%ls\\dotnet.exe", root);
    arguments[count++] = dotnet;
    if (!is_dotnet) {
        _snwprintf(program, LONG_PATH - 1, L"%.*ls.dll", (int)(wcslen(self) - 4), self);
        arguments[count++] = program;
    }
    for (int i = 1; i < argc; i++) arguments[count++] = argv[i];
    return run(count, arguments);
}
