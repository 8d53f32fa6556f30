@echo off
rem The toy command for Windows. UNTESTED: it was written beside `toy`, not tried on Windows.
rem In an unpacked archive it runs the Java that lies in `runtime` beside it; in a checkout it builds.
rem   TOY_JAVA_HOME   the JDK 25 for a checkout, before JAVA_HOME
setlocal
set "ROOT=%~dp0"
set "BUILT=%ROOT%target\toy"

set "JAVA=%ROOT%runtime\bin\java"
set "APP=%ROOT%app"
if exist "%JAVA%.exe" goto run

set "JDK=%TOY_JAVA_HOME%"
if not defined JDK set "JDK=%JAVA_HOME%"
if not defined JDK for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*") do set "JDK=%%~d"
if not defined JDK goto nojdk
if not exist "%JDK%\bin\javac.exe" goto nojdk
findstr /b /c:"JAVA_VERSION=\"25" "%JDK%\release" >nul 2>nul || goto nojdk

rem Built when a source is newer than the stamp of the last build.
powershell -NoProfile -Command "$s=Get-Item '%BUILT%\stamp' -ErrorAction SilentlyContinue; if(-not $s){exit 1}; $n=Get-ChildItem -Recurse -File '%ROOT%pom.xml','%ROOT%grammar\pom.xml','%ROOT%interpreter\pom.xml','%ROOT%repl\pom.xml','%ROOT%grammar\src\main','%ROOT%interpreter\src\main','%ROOT%repl\src\main' | Where-Object {$_.LastWriteTime -gt $s.LastWriteTime} | Select-Object -First 1; if($n){exit 1}"
if not errorlevel 1 goto built

if not exist "%BUILT%" mkdir "%BUILT%"
echo toy: building this checkout (about a minute, the first time longer) ... 1>&2
type nul > "%BUILT%\next"
pushd "%ROOT%"
set "JAVA_HOME=%JDK%"
call mvnw.cmd -B -q -ntp package -Dmaven.test.skip=true -pl repl -am > "%BUILT%\build.log" 2>&1
if errorlevel 1 (
  popd
  type "%BUILT%\build.log" 1>&2
  echo toy: the build failed; all of its output is in %BUILT%\build.log 1>&2
  exit /b 70
)
popd
copy /y "%ROOT%repl\target\repl-*.jar" "%BUILT%\toy.jar" >nul
xcopy /e /i /q /y "%ROOT%repl\target\lib" "%BUILT%\lib" >nul
copy /y "%ROOT%repl\src\main\launcher\jvm.options" "%BUILT%\jvm.options" >nul
move /y "%BUILT%\next" "%BUILT%\stamp" >nul

:built
set "JAVA=%JDK%\bin\java"
set "APP=%BUILT%"

:run
rem Other options than in training would make the JVM refuse the cache, and say so on standard output.
set "CACHE="
if exist "%APP%\toy.aot" if not defined TOY_JAVA_OPTS set CACHE=-Xlog:disable "-XX:AOTCache=%APP%\toy.aot"
"%JAVA%" "@%APP%\jvm.options" "-Dtoy.home=%ROOT:~0,-1%" %CACHE% %TOY_JAVA_OPTS% -cp "%APP%\toy.jar" toy.cli.Main %*
exit /b %errorlevel%

:nojdk
echo toy: Toy needs a JDK 25, with its compiler; set TOY_JAVA_HOME to its folder. 1>&2
echo toy: One way to get it: winget install EclipseAdoptium.Temurin.25.JDK 1>&2
exit /b 70
